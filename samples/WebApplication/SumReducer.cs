using System.Buffers;
using System.Globalization;
using System.Text;
using AkkaCluster.Contracts;

namespace AkkaCluster.Samples.WebApplication;

/// <summary>Adds up what all articles cost.</summary>
internal sealed class SumReducer : IReducer
{
    private decimal _sum;
    private long _articles;

    public string ContentType => "text/plain; charset=utf-8";

    public void Add(TaskOutcome outcome)
    {
        if (outcome.Failed)
            return;
        _sum += decimal.Parse(Encoding.UTF8.GetString(outcome.Output), CultureInfo.InvariantCulture);
        _articles++;
    }

    public void Complete(IBufferWriter<byte> result) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{_articles} articles, {_sum} in all"), result);
}
