function celldisp(c, name)
%CELLDISP Display cell array contents
%   CELLDISP(c) displays the contents of the cells of c one after the other, those of inner cell arrays too, each under
%   its subscripts. CELLDISP(c, name) writes name in place of the variable's name.
    if ~iscell(c)
        error('MATLAB:celldisp:notCellArray', 'Must be a cell array.');
    end
    if nargin < 2
        name = inputname(1);
        if isempty(name)
            name = 'ans';
        end
    end
    for k = 1:numel(c)
        if isvector(c)
            place = sprintf('%s{%d}', name, k);
        else
            subscripts = cell(1, ndims(c));
            [subscripts{:}] = ind2sub(size(c), k);
            place = sprintf('%s{%s}', name, strjoin(cellfun(@(s) sprintf('%d', s), subscripts, 'UniformOutput', false), ','));
        end
        if iscell(c{k})
            celldisp(c{k}, place);
        elseif isempty(c{k})
            fprintf('%s =\n \n     []\n \n', place);
        else
            fprintf('%s =\n \n', place);
            disp(c{k});
            fprintf(' \n');
        end
    end
end
