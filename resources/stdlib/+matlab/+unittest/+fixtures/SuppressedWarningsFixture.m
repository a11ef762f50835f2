classdef SuppressedWarningsFixture < handle
%SuppressedWarningsFixture Warnings that are off during a test
    properties (SetAccess = private)
        Warnings = {}
    end

    properties (Access = private)
        Before = []
    end

    methods
        function fixture = SuppressedWarningsFixture(identifiers)
            fixture.Warnings = cellstr(identifiers);
        end

        function setup(fixture)
            fixture.Before = warning;
            for k = 1:numel(fixture.Warnings)
                warning('off', fixture.Warnings{k});
            end
        end

        function teardown(fixture)
            warning(fixture.Before);
        end
    end
end
