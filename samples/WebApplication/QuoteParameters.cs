using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AkkaCluster.Samples.WebApplication;

/// <summary>What a job of quotes takes besides the articles.</summary>
internal sealed record QuoteParameters
{
    [Description("How many of each.")]
    [Range(1, int.MaxValue)]
    public int Pieces { get; init; } = 1;
}
