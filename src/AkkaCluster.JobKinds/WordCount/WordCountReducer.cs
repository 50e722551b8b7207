using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.WordCount;

/// <summary>Adds up the pieces' counts; the result lists "count word", the most frequent first.</summary>
internal sealed class WordCountReducer(long top) : IReducer
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public string ContentType => "text/plain; charset=utf-8";

    public void Add(TaskOutcome outcome)
    {
        if (outcome.Failed)
            return;
        foreach (var range in outcome.Output.Split((byte)'\n'))
        {
            var line = outcome.Output[range];
            if (line.IsEmpty)
                continue;
            if (!Utf8Parser.TryParse(line, out long count, out var read) || read + 1 >= line.Length)
                throw new FormatException($"Task {outcome.Index} answered a line that is no count and word: '{Encoding.UTF8.GetString(line)}'.");
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, Encoding.UTF8.GetString(line[(read + 1)..]), out _) += count;
        }
    }

    public void Complete(IBufferWriter<byte> result)
    {
        var ordered = _counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).AsEnumerable();
        foreach (var (word, count) in top > 0 ? ordered.Take((int)Math.Min(top, int.MaxValue)) : ordered)
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{count} {word}\n"), result);
    }
}
