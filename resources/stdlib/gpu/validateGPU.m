function tf = validateGPU
%VALIDATEGPU Check that the GPU can be used
%   TF = VALIDATEGPU computes on the GPU and compares the result with the processor's, bit by bit. Without an output it
%   says what it found.
%
%   See also gpuDevice, canUseGPU.
    ok = false;
    why = 'There is no GPU that this program can use.';
    if gpuDeviceCount > 0
        d = gpuDevice;
        x = (1:2000)' / 7;
        g = gpuArray(x);
        ok = isequal(gather(sum(exp(sin(g)) ./ (1 + g .^ 2))), sum(exp(sin(x)) ./ (1 + x .^ 2)));
        if ok
            why = [d.Name ': its results are the processor''s to the bit.'];
        else
            why = [d.Name ': its results differ from the processor''s; it is not used.'];
        end
    end
    if nargout > 0
        tf = ok;
    else
        fprintf('%s\n', why);
    end
end
