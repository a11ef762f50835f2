function n = nproc(which) %#ok<INUSD>
%NPROC Number of processors
%   n = NPROC is the number of processors that this program can use.
%
%   See also maxNumCompThreads.
    n = maxNumCompThreads;
end
