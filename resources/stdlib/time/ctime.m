function text = ctime(t)
%CTIME Text of a time in seconds
%   text = CTIME(t) writes the time t, in seconds since the beginning of 1970, as local time.
%
%   See also asctime, time.
    if nargin ~= 1
        print_usage();
    end
    text = asctime(localtime(t));
end
