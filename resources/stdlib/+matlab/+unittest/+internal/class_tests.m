function suite = class_tests(information)
%CLASS_TESTS The tests of a test class
%   suite = CLASS_TESTS(information) has an element for each method with the attribute Test, and for each combination of the
%   parameters that it takes. information is a meta.class object or a name.
    if ischar(information) || isstring(information)
        information = meta.class.fromName(char(information));
    end
    suite = matlab.unittest.Test.empty(1, 0);
    if isempty(information)
        return
    end
    if information.Abstract
        return
    end
    parameters = parameters_of(information);
    methods_list = information.MethodList;
    for k = 1:numel(methods_list)
        method = methods_list(k);
        if ~method.Test
            continue
        end
        names = method.InputNames;
        names = names(2:end);
        sets = cell(1, numel(names));
        for p = 1:numel(names)
            if ~isfield(parameters, names{p})
                error('MATLAB:unittest:TestSuite:UndefinedParameter', ...
                    'The method ''%s'' of class ''%s'' takes ''%s'', which is no test parameter of the class.', ...
                    method.Name, information.Name, names{p});
            end
            sets{p} = parameters.(names{p});
        end
        combinations = combinations_of(sets, strrep(char(method.ParameterCombination), '''', ''));
        for c = 1:size(combinations, 1)
            test = matlab.unittest.Test;
            test.Kind = 'class';
            test.Parent = information.Name;
            test.TestClass = information.Name;
            test.ProcedureName = method.Name;
            test.Tags = tags_of(method.TestTags);
            label = '';
            for p = 1:numel(names)
                chosen = sets{p}(combinations(c, p));
                test.Parameterization(p) = struct('Property', names{p}, 'Name', chosen.Name, 'Value', {chosen.Value});
                if p > 1
                    label = [label ',']; %#ok<AGROW>
                end
                label = [label names{p} '=' chosen.Name]; %#ok<AGROW>
            end
            if ~isempty(label)
                label = ['(' label ')']; %#ok<AGROW>
            end
            test.Name = [information.Name '/' method.Name label];
            suite(end + 1) = test; %#ok<AGROW>
        end
    end
end

function tags = tags_of(text)
% The value of the attribute TestTags, of which the class keeps the text
    tags = {};
    if ischar(text)
        tags = cellstr(eval(text));
    end
end

function parameters = parameters_of(information)
% Structure with a field for each test parameter: its values with their names
    parameters = struct();
    list = information.PropertyList;
    for k = 1:numel(list)
        property = list(k);
        if ~(property.TestParameter || property.MethodSetupParameter || property.ClassSetupParameter)
            continue
        end
        values = property.DefaultValue;
        if isstruct(values)
            names = fieldnames(values);
            values = struct2cell(values);
        else
            names = arrayfun(@(n) sprintf('value%d', n), 1:numel(values), 'UniformOutput', false);
            for v = 1:numel(values)
                if ischar(values{v}) && ~isempty(values{v}) && size(values{v}, 1) == 1
                    names{v} = matlab.lang.makeValidName(values{v});
                elseif isnumeric(values{v}) && isscalar(values{v}) && values{v} == fix(values{v}) && values{v} >= 0
                    names{v} = sprintf('%d', values{v});
                end
            end
        end
        parameters.(property.Name) = struct('Name', reshape(names, 1, []), 'Value', reshape(values, 1, []));
    end
end

function combinations = combinations_of(sets, kind)
% Rows of positions in the sets
    if isempty(sets)
        combinations = zeros(1, 0);
        return
    end
    counts = cellfun(@numel, sets);
    if strcmpi(kind, 'sequential')
        combinations = repmat((1:counts(1))', 1, numel(sets));
        return
    end
    total = prod(counts);
    combinations = zeros(total, numel(sets));
    for row = 1:total
        rest = row - 1;
        for p = numel(sets):-1:1
            combinations(row, p) = mod(rest, counts(p)) + 1;
            rest = floor(rest / counts(p));
        end
    end
end
