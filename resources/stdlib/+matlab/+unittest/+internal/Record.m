classdef Record < handle
%Record What happens while a test runs
%   The checks of a test case write here; the runner reads it when the test has ended.
    properties
        Name = ''
        Failed = false
        Incomplete = false
        Reasons = {}            % 'Failed by verification.', ...
        Diagnostics = {}
        Prints = false
    end

    methods
        function failure(record, title, reason, text, incomplete)
        %failure Record a failure, or that the test could not be completed
            if incomplete
                record.Incomplete = true;
            end
            if ~strcmp(reason, 'Filtered by assumption.')
                record.Failed = true;
            end
            if ~any(strcmp(record.Reasons, reason))
                record.Reasons{end + 1} = reason;
            end
            record.Diagnostics{end + 1} = text;
            if record.Prints
                line = repmat('=', 1, 80);
                if strcmp(reason, 'Filtered by assumption.')
                    fprintf('\n%s\n%s was filtered.\n%s\n%s\n', line, record.Name, text, line);
                else
                    fprintf('\n%s\n%s in %s.\n%s\n%s\n', line, title, record.Name, text, line);
                end
            end
        end
    end
end
