classdef WorkingFolderFixture < matlab.unittest.fixtures.TemporaryFolderFixture
%WorkingFolderFixture A temporary folder that is the current one during a test
    properties (Access = private)
        Before = ''
    end

    methods
        function setup(fixture)
            setup@matlab.unittest.fixtures.TemporaryFolderFixture(fixture);
            fixture.Before = pwd;
            cd(fixture.Folder);
        end

        function teardown(fixture)
            cd(fixture.Before);
            teardown@matlab.unittest.fixtures.TemporaryFolderFixture(fixture);
        end
    end
end
