function tf = is_valid_file_id(fid)
%IS_VALID_FILE_ID Whether a number belongs to an open file
%
%   See also fopen.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    tf = isnumeric(fid) && isscalar(fid) && (any(fid == [0 1 2]) || any(fid == fopen('all')));
end
