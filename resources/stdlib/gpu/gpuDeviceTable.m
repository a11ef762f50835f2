function T = gpuDeviceTable
%GPUDEVICETABLE Properties of the GPUs of this machine
%   T = GPUDEVICETABLE gives a structure array with the index, the name, the vendor and the memory of each GPU.
%
%   See also gpuDevice, gpuDeviceCount.
    T = struct('Index', {}, 'Name', {}, 'Vendor', {}, 'TotalMemory', {}, 'DeviceAvailable', {}, 'DeviceSelected', {});
    for k = 1:gpuDeviceCount
        d = gpuDevice(k);
        T(end + 1) = struct('Index', d.Index, 'Name', d.Name, 'Vendor', d.Vendor, 'TotalMemory', d.TotalMemory, ...
                            'DeviceAvailable', d.DeviceAvailable, 'DeviceSelected', d.DeviceSelected); %#ok<AGROW>
    end
end
