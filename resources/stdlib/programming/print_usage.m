function print_usage(name)
%PRINT_USAGE Error about a call that does not fit
%   PRINT_USAGE() in a function raises the error that the function was called in a way that it does not know.
%   PRINT_USAGE(name) names the function.
    if nargin == 0
        frames = dbstack;
        frames(strcmp({frames.name}, 'print_usage')) = [];
        if isempty(frames)
            error('Octave:invalid-context', 'print_usage: called from outside a function.');
        end
        name = frames(1).name;
    end
    error('Octave:invalid-fun-call', 'Invalid call to %s.', name);
end
