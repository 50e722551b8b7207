namespace AkkaCluster.JobKinds.Plugins;

/// <summary>A plug-in cannot be used; the text says which and why.</summary>
public sealed class PluginException(string message) : Exception(message);
