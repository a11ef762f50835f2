function T = rotz(angle)
%ROTZ Rotation matrix about the z axis
%   T = ROTZ(ANGLE) rotates by ANGLE degrees.
%
%   See also rotx, roty.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isscalar(angle)
        error('MATLAB:rotz:scalar', 'rotz: ANGLE must be a non-zero scalar.');
    end
    s = sind(angle);
    c = cosd(angle);
    T = [c -s 0; s c 0; 0 0 1];
end
