function T = roty(angle)
%ROTY Rotation matrix about the y axis
%   T = ROTY(ANGLE) rotates by ANGLE degrees.
%
%   See also rotx, rotz.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isscalar(angle)
        error('MATLAB:roty:scalar', 'roty: ANGLE must be a non-zero scalar.');
    end
    s = sind(angle);
    c = cosd(angle);
    T = [c 0 s; 0 1 0; -s 0 c];
end
