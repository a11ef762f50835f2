function name = graphics_toolkit(varargin)
%GRAPHICS_TOOLKIT Name of what draws figures
%   name = GRAPHICS_TOOLKIT is 'qt': figures are drawn one way. Programs for Octave that ask for another get this one.
    if nargin == 0 || nargout > 0
        name = 'qt';
    end
end
