function [counts, groups, percents] = groupcounts(x, varargin)
%GROUPCOUNTS Number of elements by group
%   B = GROUPCOUNTS(A) counts the elements of each value of a vector. [B, BG, BP] = GROUPCOUNTS(A) also gives the values and
%   the percentages.
%
%   See also histcounts, unique, accumarray.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    [groups, ~, index] = unique(x(:));
    counts = accumarray(index, 1);
    percents = counts / sum(counts) * 100;
end
