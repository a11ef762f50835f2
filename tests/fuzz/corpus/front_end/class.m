classdef (Sealed) A < handle & B.C
    properties (Access = private, Constant)
        x (1,1) double {mustBeInteger} = 3
        y
    end
    events, changed, end
    enumeration, Red (1), Blue (2), end
    methods (Static)
        function obj = make(varargin), obj = A(varargin{:}); end
    end
    methods
        function obj = A(v), obj@handle(); obj.x = v; end
        function set.y(obj, v), obj.y = v; end
        r = declared(obj, a)
    end
end
