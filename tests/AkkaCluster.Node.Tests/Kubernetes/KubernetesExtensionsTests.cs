using Akka.Hosting;
using AkkaCluster.Hosting.Listening;
using AkkaCluster.Node.Kubernetes;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaCluster.Node.Tests.Kubernetes;

public class KubernetesExtensionsTests
{
    [Fact]
    public void Nodes_are_found_by_their_labels_and_joined_and_none_founds_by_it()
    {
        var akka = new AkkaConfigurationBuilder(new ServiceCollection(), "akkacluster")
            .WithKubernetes(new NodeAddress("akkacluster", Tls: false, "0.0.0.0", "10.0.0.9", 4053), new KubernetesOptions { PodLabels = "app=jobs", Port = 8600, PortName = "admin" });
        var config = akka.Configuration.Value;
        Assert.Equal(("kubernetes-api", "app=jobs"), (config.GetString("akka.discovery.method"), config.GetString("akka.discovery.kubernetes-api.pod-label-selector")));
        Assert.Equal(("10.0.0.9", 8600, "0.0.0.0", 8600), (
            config.GetString("akka.management.http.hostname"), config.GetInt("akka.management.http.port"), config.GetString("akka.management.http.bind-hostname"), config.GetInt("akka.management.http.bind-port")));
        Assert.False(config.GetBoolean("akka.management.cluster.bootstrap.new-cluster-enabled"));
        Assert.Equal(("admin", 1), (
            config.GetString("akka.management.cluster.bootstrap.contact-point-discovery.port-name"), config.GetInt("akka.management.cluster.bootstrap.contact-point-discovery.required-contact-point-nr")));
    }
}
