namespace AkkaCluster.JobKinds.Exec;

/// <summary>A command that wrote more than it may, and was ended for it.</summary>
internal sealed class OutputLimitException(int limit) : Exception($"The command wrote more than {limit} bytes to standard output.");
