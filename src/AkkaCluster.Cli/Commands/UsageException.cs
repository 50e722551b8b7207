namespace AkkaCluster.Cli.Commands;

/// <summary>A command line that a person has to put right.</summary>
internal sealed class UsageException(string message) : Exception(message);
