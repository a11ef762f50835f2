function [x, y, h, s] = treelayout(parent, order)
%TREELAYOUT Lay out tree or forest
%   [X, Y] = TREELAYOUT(PARENT) places the nodes of a tree, whose parents are PARENT (0 at roots), within the unit square.
%   TREELAYOUT(PARENT, POST) takes a postorder. [X, Y, H, S] = TREELAYOUT(...) returns the height of the tree and the number
%   of nodes in its top separator too.
%
%   See also etree, treeplot.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(parent) || ~isvector(parent) || ~all(parent >= 0) || ~all(parent == fix(parent))
        error('MATLAB:treelayout:InvalidParents', 'PARENT must be a vector of node numbers, 0 at roots.');
    end
    parent = parent(:)';
    n = numel(parent);
    if any(parent > n)
        error('MATLAB:treelayout:InvalidParents', 'PARENT must be a vector of node numbers, 0 at roots.');
    end
    children = cell(1, n + 1); % those of the invisible root above all come first
    for k = n:-1:1
        children{parent(k) + 1} = [k, children{parent(k) + 1}];
    end
    if nargin < 2 || isempty(order)
        order = postorder(children);
    end
    depth = zeros(1, n);
    for k = order(end:-1:1)
        if parent(k) > 0
            depth(k) = depth(parent(k)) + 1;
        end
    end
    h = max([depth 0]);
    % leaves stand side by side, every other node above the middle of its children
    x = zeros(1, n);
    leaves = 0;
    for k = order
        own = children{k + 1};
        if isempty(own)
            leaves = leaves + 1;
            x(k) = leaves;
        else
            x(k) = (min(x(own)) + max(x(own))) / 2;
        end
    end
    x = x / (leaves + 1);
    y = (h + 1 - depth) / (h + 2);
    s = 0;
    top = children{1};
    while numel(top) == 1
        s = s + 1;
        top = children{top + 1};
    end
end

function order = postorder(children)
    order = zeros(1, 0);
    stack = children{1}(end:-1:1);
    expanded = false(1, numel(children));
    while ~isempty(stack)
        k = stack(end);
        if expanded(k)
            order(end + 1) = k; %#ok<AGROW>
            stack(end) = [];
        else
            expanded(k) = true;
            stack = [stack, children{k + 1}(end:-1:1)]; %#ok<AGROW>
        end
    end
end
