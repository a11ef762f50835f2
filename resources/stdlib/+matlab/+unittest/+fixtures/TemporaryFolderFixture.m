classdef TemporaryFolderFixture < handle
%TemporaryFolderFixture A folder that is there for a test and goes after it
%   fixture = testCase.applyFixture(matlab.unittest.fixtures.TemporaryFolderFixture); its property Folder names the folder.
    properties (SetAccess = private)
        Folder = ''
    end

    methods
        function fixture = TemporaryFolderFixture(varargin)
        end

        function setup(fixture)
            fixture.Folder = tempname;
            mkdir(fixture.Folder);
        end

        function teardown(fixture)
            rmdir(fixture.Folder, 's');
        end
    end
end
