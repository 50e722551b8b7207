using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MyKind;

/// <summary>What a job takes; one with parameters that do not fit is refused.</summary>
public sealed record Parameters
{
    [Description("How often each input is repeated.")]
    [Range(1, 100)]
    public int Times { get; init; } = 2;
}
