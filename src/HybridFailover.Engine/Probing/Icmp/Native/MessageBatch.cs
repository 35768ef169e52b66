using System.Runtime.CompilerServices;

namespace HybridFailover.Engine.Probing.Icmp.Native;

/// <summary>Buffers for many messages a call, made once and pinned for good: nothing is allocated for a probe or a reply.</summary>
internal sealed unsafe class MessageBatch
{
    private readonly int _payloadCapacity, _controlCapacity;
    private readonly MessageHeader[] _headers;
    private readonly IoVector[] _vectors;
    private readonly byte[] _names, _payloads, _controls;

    public MessageBatch(int count, int payloadCapacity, int controlCapacity)
    {
        (Count, _payloadCapacity, _controlCapacity) = (count, payloadCapacity, controlCapacity);
        _headers = Pinned<MessageHeader>(count);
        _vectors = Pinned<IoVector>(count);
        _names = Pinned<byte>(count * SocketAddressBytes.Capacity);
        _payloads = Pinned<byte>(count * payloadCapacity);
        _controls = Pinned<byte>(count * controlCapacity);
        for (var at = 0; at < count; at++)
        {
            _vectors[at] = new IoVector { Start = Pointer(_payloads, at * payloadCapacity), Length = (nuint)payloadCapacity };
            _headers[at] = new MessageHeader
            {
                Name = Pointer(_names, at * SocketAddressBytes.Capacity),
                Vectors = Pointer(_vectors, at),
                VectorCount = 1,
                Control = controlCapacity == 0 ? null : Pointer(_controls, at * controlCapacity),
            };
            Reset(at);
        }
    }

    /// <summary>How many messages it holds.</summary>
    public int Count { get; }

    /// <summary>For the kernel; stays where it is.</summary>
    public MessageHeader* Headers => Pointer(_headers, 0);

    public Span<byte> Name(int at) => _names.AsSpan(at * SocketAddressBytes.Capacity, SocketAddressBytes.Capacity);

    public Span<byte> Payload(int at) => _payloads.AsSpan(at * _payloadCapacity, _payloadCapacity);

    public void SetNameLength(int at, int length) => _headers[at].NameLength = (uint)length;

    public ReadOnlySpan<byte> ReceivedName(int at) => Name(at)[..Math.Min((int)_headers[at].NameLength, SocketAddressBytes.Capacity)];

    public ReadOnlySpan<byte> ReceivedPayload(int at) => Payload(at)[..(int)Math.Min(_headers[at].Transferred, (uint)_payloadCapacity)];

    public ReadOnlySpan<byte> ReceivedControl(int at) =>
        _controls.AsSpan(at * _controlCapacity, (int)Math.Min(_headers[at].ControlLength, (nuint)_controlCapacity));

    /// <summary>True when the buffer held all of the message.</summary>
    public bool IsWhole(int at) => (_headers[at].Flags & LinuxConstants.MSG_TRUNC) == 0;

    /// <summary>Makes a message ready to receive again: the kernel leaves its own lengths behind.</summary>
    public void Reset(int at)
    {
        ref var header = ref _headers[at];
        header.NameLength = SocketAddressBytes.Capacity;
        header.ControlLength = (nuint)_controlCapacity;
        header.Flags = 0;
        header.Transferred = 0;
    }

    private static T[] Pinned<T>(int count) => GC.AllocateArray<T>(count, pinned: true);

    private static T* Pointer<T>(T[] pinned, int at) where T : unmanaged => (T*)Unsafe.AsPointer(ref pinned[at]);
}
