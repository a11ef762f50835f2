function status = unsetenv(name)
%UNSETENV Empty environment variable
%   UNSETENV(name) takes the value from the environment variable name. With an output, it returns 0.
    setenv(name, '');
    if nargout > 0
        status = 0;
    end
end
