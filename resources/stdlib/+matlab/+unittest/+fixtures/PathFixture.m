classdef PathFixture < handle
%PathFixture Folders on the search path during a test
    properties (SetAccess = private)
        Folders = {}
    end

    properties (Access = private)
        Before = ''
        Deep = false
    end

    methods
        function fixture = PathFixture(folders, varargin)
            fixture.Folders = cellstr(folders);
            for k = 1:2:numel(varargin) - 1
                if any(strcmpi(varargin{k}, {'IncludingSubfolders', 'IncludeSubfolders'}))
                    fixture.Deep = varargin{k + 1};
                end
            end
        end

        function setup(fixture)
            fixture.Before = path;
            for k = numel(fixture.Folders):-1:1
                if fixture.Deep
                    addpath(genpath(fixture.Folders{k}));
                else
                    addpath(fixture.Folders{k});
                end
            end
        end

        function teardown(fixture)
            path(fixture.Before);
        end
    end
end
