using AkkaCluster.Hosting.Flags;
using Microsoft.AspNetCore.Builder;

namespace AkkaCluster.Hosting;

/// <summary>A program that is a node and nothing else.</summary>
/// <param name="Name">What its errors and its help call it.</param>
/// <param name="Purpose">What it is for, in a sentence of its help.</param>
public sealed record ConsoleNode(string Name, string Purpose)
{
    /// <summary>The flags that it has beside the common ones.</summary>
    public IReadOnlyList<NodeFlag> Flags { get; init; } = [];

    /// <summary>Settings that it has of itself, under all others.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Makes its host a node.</summary>
    public required Action<WebApplicationBuilder> Add { get; init; }

    /// <summary>Maps its HTTP API.</summary>
    public required Action<WebApplication> Map { get; init; }
}
