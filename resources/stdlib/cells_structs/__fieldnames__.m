function names = __fieldnames__(s)
%__FIELDNAMES__ Names of the fields of a struct, as FIELDNAMES gives them
%
%   See also fieldnames.
    names = fieldnames(s);
endfunction
