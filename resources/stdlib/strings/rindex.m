function n = rindex(s, t)
%RINDEX Last position of a text in another text
%   N = RINDEX(S, T) is where T last occurs in S, or 0.
%
%   See also index, strfind.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Invalid call to rindex.');
    end
    n = index(s, t, 'last');
end
