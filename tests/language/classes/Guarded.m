classdef Guarded
    properties (Access = ?Guardian)
        secret = 42
    end
end
