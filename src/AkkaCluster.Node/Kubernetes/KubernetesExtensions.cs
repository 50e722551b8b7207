using Akka.Discovery.KubernetesApi;
using Akka.Hosting;
using Akka.Management;
using Akka.Management.Cluster.Bootstrap;
using AkkaCluster.Hosting.Listening;

namespace AkkaCluster.Node.Kubernetes;

/// <summary>Finds the cluster's other nodes by asking Kubernetes. Nothing of the packages for it is loaded where nobody calls this.</summary>
internal static class KubernetesExtensions
{
    /// <summary>Joins the cluster that the pods found tell of. It founds none: who does, the job store settles.</summary>
    public static AkkaConfigurationBuilder WithKubernetes(this AkkaConfigurationBuilder akka, NodeAddress address, KubernetesOptions options) => akka
        .WithKubernetesDiscovery(options.PodLabels)
        .WithAkkaManagement(hostName: address.PublicHostname, port: options.Port, bindHostname: address.Hostname, bindPort: options.Port)
        .WithClusterBootstrap(bootstrap =>
        {
            bootstrap.NewClusterEnabled = false;
            bootstrap.ContactPointDiscovery.PortName = options.PortName;
            // One that is in the cluster is enough to join it.
            bootstrap.ContactPointDiscovery.RequiredContactPointsNr = 1;
            bootstrap.ContactPointDiscovery.ContactWithAllContactPoints = false;
        });
}
