using System.Collections;
using Akka.Event;

namespace AkkaCluster.Hosting.Logging;

/// <summary>A line that an actor logged: its text for people, and the fields of its template for who searches.</summary>
internal readonly struct ActorLine(string text, string actor, LogMessage? message) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly KeyValuePair<string, object?>[] _fields =
    [
        .. message?.GetProperties().Where(field => !int.TryParse(field.Key, out _)).Select(field => KeyValuePair.Create(field.Key, (object?)field.Value)) ?? [],
        new("Actor", actor),
        new("{OriginalFormat}", message?.Format ?? text),
    ];

    public int Count => _fields.Length;

    public KeyValuePair<string, object?> this[int index] => _fields[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, object?>>)_fields).GetEnumerator();

    public override string ToString() => actor.Length == 0 ? text : $"{text} [{actor}]";

    IEnumerator IEnumerable.GetEnumerator() => _fields.GetEnumerator();
}
