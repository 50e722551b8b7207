using System.Globalization;
using AkkaCluster.Contracts;

namespace AkkaCluster.Samples.WebApplication;

/// <summary>Adds up what all articles cost.</summary>
internal sealed class SumReducer : Reducer<decimal, string>
{
    private decimal _sum;
    private long _articles;

    protected override void Add(long index, decimal output)
    {
        _sum += output;
        _articles++;
    }

    protected override string Complete() => string.Create(CultureInfo.InvariantCulture, $"{_articles} articles, {_sum} in all");
}
