using AkkaCluster.Client.Model;
using AkkaCluster.Jobs.Http.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaCluster.Client.Tests;

public class ClusterClientExtensionsTests
{
    private static readonly JobRequest Job = new() { Kind = "echo", Inputs = new JobInputs.Lines(["a"]) };

    [Fact]
    public async Task A_program_has_one_client_which_calls_through_the_handlers_that_it_adds()
    {
        await using var gateway = await TestGateway.StartAsync();
        var calls = new Calls();
        await using var program = Program(calls, gateway.Address.ToString());
        var client = program.GetRequiredService<IClusterClient>();
        Assert.Equal(["a"], (await client.SubmitAsync(Job, TimeSpan.FromSeconds(5))).Outputs);
        Assert.Equal([gateway.Address.Authority], calls.Asked);
        Assert.Same(client, program.GetRequiredService<IClusterClient>());
    }

    [Fact]
    public async Task Where_a_gateway_of_the_list_is_gone_the_next_one_is_asked_then_and_from_then_on()
    {
        await using var gateway = await TestGateway.StartAsync();
        var calls = new Calls();
        await using var program = Program(calls, "http://127.0.0.1:1", gateway.Address.ToString());
        var client = program.GetRequiredService<IClusterClient>();
        var id = (await client.SubmitAsync(Job)).Id;
        Assert.Equal(id, (await client.GetAsync(id)).Id);
        Assert.Equal(["127.0.0.1:1", gateway.Address.Authority, gateway.Address.Authority], calls.Asked);
    }

    [Fact]
    public async Task How_it_reaches_the_cluster_may_come_from_other_services()
    {
        await using var gateway = await TestGateway.StartAsync();
        var services = new ServiceCollection().AddSingleton(gateway.Address);
        var calls = new Calls();
        services.AddAkkaClusterClient(provider => new ClusterClientOptions { Gateways = [provider.GetRequiredService<Uri>()], Token = "secret" }).AddHttpMessageHandler(() => calls);
        await using var program = services.BuildServiceProvider();
        await program.GetRequiredService<IClusterClient>().SubmitAsync(Job);
        Assert.Equal("Bearer secret", calls.Authorization);
    }

    private static ServiceProvider Program(Calls calls, params string[] gateways)
    {
        var services = new ServiceCollection();
        services.AddAkkaClusterClient(gateways).AddHttpMessageHandler(() => calls);
        return services.BuildServiceProvider();
    }

    private sealed class Calls : DelegatingHandler
    {
        public List<string> Asked { get; } = [];

        public string? Authorization { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.Authority);
            Authorization = request.Headers.Authorization?.ToString();
            return base.SendAsync(request, cancellationToken);
        }
    }
}
