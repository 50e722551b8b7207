namespace AkkaCluster.Node.Kubernetes;

/// <summary>How the pods of a cluster are found, where Kubernetes is asked for them; the section Kubernetes. More of it is in Akka's own settings (akka.discovery.kubernetes-api).</summary>
public sealed class KubernetesOptions
{
    /// <summary>The labels that the pods of the cluster have in common, seeds and others.</summary>
    public string PodLabels { get; set; } = "app.kubernetes.io/name=akkacluster";

    /// <summary>The port at which nodes tell each other of the cluster that they are in; the same on all of them.</summary>
    public int Port { get; set; } = 8558;

    /// <summary>What that port is called in the pods.</summary>
    public string PortName { get; set; } = "management";

    internal static IEnumerable<string> Faults(KubernetesOptions options)
    {
        if (options.Port is < 1 or > ushort.MaxValue)
            yield return $"akkacluster.kubernetes.port is {options.Port}; expected a port from 1 to 65535.";
        if (options.PodLabels.Length == 0)
            yield return "akkacluster.kubernetes.pod-labels is empty; expected the labels that the cluster's pods have in common, such as app.kubernetes.io/name=akkacluster.";
    }
}
