classdef matfile < handle
%MATFILE Access to the variables of a MAT-file
%   m = MATFILE(name) is an object whose properties are the variables of the file: m.x reads one, m.x(2, :) a part of it,
%   m.x = value and m.x(2, :) = value write to the file. MATFILE(name, 'Writable', tf) says whether that is allowed; a file
%   that does not exist is made at the first write.
%
%   See also load, save, whos.
    methods
        function obj = matfile(name, option, value)
            if nargin < 1
                error('MATLAB:minrhs', 'Not enough input arguments.')
            end
            name = char(name);
            [~, ~, extension] = fileparts(name);
            if isempty(extension)
                name = [name '.mat'];
            end
            writable = ~isfile(name);
            if nargin > 1
                if ~strcmpi(option, 'Writable') || nargin < 3
                    error('MATLAB:MatFile:UnknownOption', 'The option of matfile is ''Writable'', with a logical value.')
                end
                writable = logical(value);
            end
            obj.held_properties = struct('Source', name, 'Writable', writable);
        end
        function names = who(obj)
            names = reshape(fieldnames(contents(obj)), [], 1);
        end
        function varargout = whos(obj, varargin)
            [varargout{1:nargout}] = whos('-file', obj.held_properties.Source, varargin{:});
        end
        function varargout = size(obj, name, varargin)
            if nargin < 2
                [varargout{1:max(nargout, 1)}] = builtin('size', obj);
                return
            end
            value = variable(obj, name);
            [varargout{1:max(nargout, 1)}] = size(value, varargin{:});
        end
        function names = properties(obj)
            names = [{'Properties'}; who(obj)];
        end
        function varargout = subsref(obj, s)
            if ~strcmp(s(1).type, '.')
                error('MATLAB:MatFile:IndexingNotSupported', 'The variables of the file are reached by name: m.x.')
            end
            name = s(1).subs;
            if strcmp(name, 'Properties')
                value = obj.held_properties;
            elseif any(strcmp(name, {'who', 'whos', 'size', 'properties', 'delete', 'isvalid'}))
                if numel(s) > 1
                    [varargout{1:nargout}] = feval(name, obj, s(2).subs{:});
                else
                    [varargout{1:nargout}] = feval(name, obj);
                end
                return
            else
                value = variable(obj, name);
            end
            if numel(s) > 1
                value = subsref(value, s(2:end));
            end
            varargout = {value};
        end
        function obj = subsasgn(obj, s, value)
            if ~strcmp(s(1).type, '.')
                error('MATLAB:MatFile:IndexingNotSupported', 'The variables of the file are reached by name: m.x.')
            end
            if strcmp(s(1).subs, 'Properties')
                obj.held_properties = subsasgn(obj.held_properties, s(2:end), value);
                return
            end
            if ~obj.held_properties.Writable
                error('MATLAB:MatFile:NotWritable', 'The file ''%s'' is not writable through this object. Set Properties.Writable to true.', obj.held_properties.Source)
            end
            file = obj.held_properties.Source;
            kept = struct();
            if isfile(file)
                kept = load(file, '-mat');
            end
            if numel(s) > 1
                before = [];
                if isfield(kept, s(1).subs)
                    before = kept.(s(1).subs);
                end
                value = subsasgn(before, s(2:end), value);
            end
            kept.(s(1).subs) = value; %#ok<STRNU>
            save(file, '-struct', 'kept')
        end
        function disp(obj)
            fprintf('  matlab.io.MatFile\n\n  Properties:\n');
            fprintf('      Properties.Source: ''%s''\n', obj.held_properties.Source);
            answers = {'false', 'true'};
            fprintf('    Properties.Writable: %s\n', answers{1 + obj.held_properties.Writable});
            list = contents(obj);
            names = fieldnames(list);
            for k = 1:numel(names)
                v = list.(names{k});
                fprintf('%23s: [%s %s]\n', names{k}, join(string(size(v)), 'x'), class(v));
            end
        end
    end
    properties (Access = private, Hidden)
        held_properties
    end
end

function list = contents(obj)
    list = struct();
    if isfile(obj.held_properties.Source)
        list = load(obj.held_properties.Source, '-mat');
    end
end

function value = variable(obj, name)
    list = struct();
    if isfile(obj.held_properties.Source)
        list = load(obj.held_properties.Source, '-mat', name);
    end
    if ~isfield(list, name)
        error('MATLAB:MatFile:VariableNotInFile', 'Variable ''%s'' does not exist in the file.', name)
    end
    value = list.(name);
end
