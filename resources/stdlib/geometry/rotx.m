function T = rotx(angle)
%ROTX Rotation matrix about the x axis
%   T = ROTX(ANGLE) rotates by ANGLE degrees.
%
%   See also roty, rotz.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isscalar(angle)
        error('MATLAB:rotx:scalar', 'rotx: ANGLE must be a non-zero scalar.');
    end
    s = sind(angle);
    c = cosd(angle);
    T = [1 0 0; 0 c -s; 0 s c];
end
