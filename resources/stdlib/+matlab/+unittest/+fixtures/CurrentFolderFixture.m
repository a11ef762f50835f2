classdef CurrentFolderFixture < handle
%CurrentFolderFixture Another current folder during a test
    properties (SetAccess = private)
        Folder = ''
        StartingFolder = ''
    end

    methods
        function fixture = CurrentFolderFixture(folder)
            fixture.Folder = folder;
        end

        function setup(fixture)
            fixture.StartingFolder = cd(fixture.Folder);
        end

        function teardown(fixture)
            cd(fixture.StartingFolder);
        end
    end
end
