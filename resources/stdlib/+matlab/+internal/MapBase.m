classdef MapBase < handle
%MAPBASE What classes that are derived from containers.Map inherit
%   A class whose superclass is containers.Map inherits from this one: a handle that keeps a map and hands on to it.
    properties (Dependent, SetAccess = private)
        Count
        KeyType
        ValueType
    end
    properties (Access = private, Hidden)
        held_map
    end
    methods
        function obj = MapBase(varargin)
            obj.held_map = containers.Map(varargin{:});
        end
        function n = get.Count(obj)
            n = obj.held_map.Count;
        end
        function type = get.KeyType(obj)
            type = obj.held_map.KeyType;
        end
        function type = get.ValueType(obj)
            type = obj.held_map.ValueType;
        end
        function list = keys(obj)
            list = keys(obj.held_map);
        end
        function list = values(obj, varargin)
            list = values(obj.held_map, varargin{:});
        end
        function tf = isKey(obj, key)
            tf = isKey(obj.held_map, key);
        end
        function obj = remove(obj, key)
            remove(obj.held_map, key);
        end
        function n = length(obj)
            n = double(obj.held_map.Count);
        end
        function tf = isempty(obj)
            tf = obj.held_map.Count == 0;
        end
        function varargout = subsref(obj, s)
            if strcmp(s(1).type, '()')
                value = obj.held_map(s(1).subs{:});
                if numel(s) == 1
                    varargout = {value};
                else
                    [varargout{1:max(nargout, 1)}] = subsref(value, s(2:end));
                end
            elseif nargout == 0
                builtin('subsref', obj, s);
                if exist('ans', 'var')
                    varargout = {ans}; %#ok<NOANS>
                end
            else
                [varargout{1:nargout}] = builtin('subsref', obj, s);
            end
        end
        function obj = subsasgn(obj, s, value)
            if ~strcmp(s(1).type, '()')
                obj = builtin('subsasgn', obj, s, value);
                return
            end
            map = obj.held_map;
            if numel(s) > 1
                if isKey(map, s(1).subs{1})
                    before = map(s(1).subs{1});
                else
                    before = [];
                end
                value = subsasgn(before, s(2:end), value);
            end
            map(s(1).subs{:}) = value; %#ok<NASGU>
        end
    end
end
