classdef RandStream < handle
%RANDSTREAM Random number stream
%   S = RandStream(TYPE) makes a stream of the generator TYPE: 'mt19937ar' (the Mersenne twister), 'philox4x32_10' or
%   'threefry4x64_20'.
%   S = RandStream(TYPE, 'Seed', SEED) chooses the seed, an integer between 0 and 2^32 - 1, or 'shuffle'.
%
%   rand(S, ...), randn(S, ...), randi(S, ...) and randperm(S, ...) draw from the stream; reset(S) and reset(S, SEED)
%   begin it anew. S.State can be saved and restored. RandStream.getGlobalStream is the stream of rand and its kin, and
%   RandStream.setGlobalStream(S) puts S in its place.
%
%   See also rng, rand, randn, gpurng.
    properties (SetAccess = private)
        Type
        Seed
        NumStreams = 1
        StreamIndex = 1
        NormalTransform
    end
    properties
        Antithetic = false
        FullPrecision = true
    end
    properties (Dependent)
        State
    end
    properties (Access = private)
        Settings
    end
    methods
        function s = RandStream(type, varargin)
            if nargin == 0
                error('MATLAB:RandStream:InvalidInput', 'Name a generator: ''mt19937ar'', ''philox4x32_10'' or ''threefry4x64_20''.');
            end
            if strcmp(type, '-global')
                s.Settings = rng;
                s.name_generator();
                return
            end
            seed = 0;
            for k = 1:2:numel(varargin)
                if k == numel(varargin)
                    error('MATLAB:RandStream:InvalidInput', 'Give a value for the parameter ''%s''.', varargin{k});
                end
                switch lower(char(varargin{k}))
                    case 'seed'
                        seed = varargin{k + 1};
                    case 'normaltransform'
                        wanted = varargin{k + 1};
                    otherwise
                        error('MATLAB:RandStream:InvalidParameter', 'There is no parameter ''%s'' here; use ''Seed''.', varargin{k});
                end
            end
            before = rng;
            back = onCleanup(@() rng(before));
            rng(seed, type);
            s.Settings = rng;
            clear back
            s.name_generator();
            if exist('wanted', 'var') && ~strcmpi(wanted, s.NormalTransform)
                error('MATLAB:RandStream:InvalidTransform', 'The generator %s uses the transform ''%s''.', s.Type, s.NormalTransform);
            end
        end
        function x = rand(s, varargin)
            x = s.draw(@rand, varargin);
            if s.Antithetic
                x = 1 - x;
            end
        end
        function x = randn(s, varargin)
            x = s.draw(@randn, varargin);
            if s.Antithetic
                x = -x;
            end
        end
        function x = randi(s, varargin)
            x = s.draw(@randi, varargin);
        end
        function x = randperm(s, varargin)
            x = s.draw(@randperm, varargin);
        end
        function reset(s, seed)
            if nargin < 2
                seed = double(s.Seed);
            end
            type = s.Type;
            if RandStream.current() == s
                rng(seed, type);
                s.Settings = rng;
            else
                before = rng;
                rng(seed, type);
                s.Settings = rng;
                rng(before);
            end
            s.Seed = s.Settings.Seed;
        end
        function state = get.State(s)
            if RandStream.current() == s
                s.Settings = rng;
            end
            state = s.Settings.State;
        end
        function set.State(s, state)
            s.Settings.State = state;
            if RandStream.current() == s
                rng(s.Settings);
            end
        end
        function disp(s)
            fprintf('  %s random stream\n             Seed: %d\n  NormalTransform: %s\n\n', s.Type, s.Seed, s.NormalTransform);
        end
    end
    methods (Access = private)
        function x = draw(s, f, args)
            if RandStream.current() == s
                x = f(args{:});
                return
            end
            before = rng;
            back = onCleanup(@() rng(before));
            rng(s.Settings);
            x = f(args{:});
            s.Settings = rng;
            clear back
        end
        function name_generator(s)
            names = struct('twister', 'mt19937ar', 'philox', 'philox4x32_10', 'threefry', 'threefry4x64_20');
            s.Type = names.(s.Settings.Type);
            s.Seed = s.Settings.Seed;
            s.NormalTransform = 'Inversion';
            if strcmp(s.Type, 'mt19937ar')
                s.NormalTransform = 'Ziggurat';
            end
        end
    end
    methods (Static)
        function s = getGlobalStream
            s = RandStream.current();
        end
        function old = setGlobalStream(s)
            if ~isa(s, 'RandStream')
                error('MATLAB:RandStream:InvalidInput', 'The argument must be a RandStream.');
            end
            old = RandStream.current();
            old.Settings = rng;
            rng(s.Settings);
            RandStream.current(s);
        end
        function varargout = create(type, varargin)
            for k = 1:max(1, nargout)
                varargout{k} = RandStream(type, varargin{:});
            end
        end
        function list
            fprintf('  mt19937ar:        Mersenne twister\n  philox4x32_10:    Philox with 10 rounds\n  threefry4x64_20:  Threefry with 20 rounds\n');
        end
    end
    methods (Static, Access = private)
        function s = current(new)
            persistent stream
            if nargin > 0
                stream = new;
            elseif isempty(stream)
                stream = RandStream('-global');
            end
            s = stream;
        end
    end
end
