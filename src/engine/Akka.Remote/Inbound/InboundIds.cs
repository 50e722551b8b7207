using Akka.Remote.Associations;
using Akka.Remote.Wire;

namespace Akka.Remote.Inbound;

/// <summary>What the ids of an inbound connection stand for. Ids come in order, 1, 2, 3, ..., until the writer starts over.</summary>
/// <typeparam name="T">What an id stands for.</typeparam>
internal sealed class InboundIds<T>
    where T : class
{
    private T?[] _values = new T?[64];

    /// <exception cref="FrameFormatException">The id was not defined.</exception>
    public T this[uint id] => id < (uint)_values.Length && _values[id] is { } value
        ? value
        : throw new FrameFormatException($"Found id {id}, which was not defined on this connection.");

    /// <exception cref="FrameFormatException">The id is out of range.</exception>
    public void Define(uint id, T value)
    {
        if (id is 0 or > IdTable.Capacity)
            throw new FrameFormatException($"Found a definition of id {id}; expected 1 to {IdTable.Capacity}.");
        if (id >= _values.Length) Array.Resize(ref _values, (int)Math.Min(Math.Max(id + 1, _values.Length * 2), IdTable.Capacity + 1));
        _values[id] = value;
    }

    public void Clear() => Array.Clear(_values);
}
