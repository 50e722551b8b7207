using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AkkaCluster.Jobs.Storage.Tests.Relay;

namespace AkkaCluster.Chaos.Tests.Stores;

/// <summary>The relay between what a server has said and a client, over real sockets.</summary>
public sealed class PostgresRelayTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly byte[] Committed = Message('C', "COMMIT\0");
    private static readonly byte[] Before = [.. Message('D', new string('x', 200_000)), .. Message('C', "INSERT 0 1\0")];
    private static readonly byte[] After = Message('Z', "I");

    [Fact]
    public async Task What_passes_is_what_was_sent_when_nothing_is_wrong() => Assert.Equal((byte[])[.. Before, .. Committed, .. After], await PassedAsync(_ => { }));

    [Fact]
    public async Task A_commit_is_cut_and_all_before_it_arrives() => Assert.Equal(Before, await PassedAsync(faults => faults.LoseNextCommit()));

    [Fact]
    public async Task Each_commit_is_cut_while_the_fault_lasts_and_none_after_it()
    {
        var faults = new RelayFaults();
        using (faults.LoseCommits())
            Assert.False(await faults.MayAnswerAsync(CancellationToken.None));
        Assert.True(await faults.MayAnswerAsync(CancellationToken.None));
        Assert.Equal(1, faults.Lost);
    }

    [Fact]
    public async Task A_commit_that_is_late_comes_whole_when_the_fault_is_over()
    {
        IDisposable? late = null;
        var passing = PassedAsync(faults => late = faults.HoldCommits(), async faults =>
        {
            while (faults.Held == 0)
                await Task.Yield();
            late!.Dispose();
        });
        Assert.Equal((byte[])[.. Before, .. Committed, .. After], await passing);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    public void A_commit_is_not_seen_before_it_is_there_whole(int there) =>
        Assert.Equal((Before.Length, 0), PostgresAnswers.Split(new ReadOnlySequence<byte>([.. Before, .. Committed.AsSpan(0, there)])));

    [Fact]
    public void What_only_contains_the_word_is_no_commit()
    {
        var row = Message('D', "C\0\0\0\u000bCOMMIT\0");
        Assert.Equal((row.Length, 0), PostgresAnswers.Split(new ReadOnlySequence<byte>(row)));
        Assert.Equal((row.Length, Committed.Length), PostgresAnswers.Split(new ReadOnlySequence<byte>([.. row, .. Committed])));
    }

    /// <summary>What a client gets of the answers of a server, who then has no more to say.</summary>
    private static async Task<byte[]> PassedAsync(Action<RelayFaults> plant, Func<RelayFaults, Task>? meanwhile = null)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var relay = new PostgresRelay(IPAddress.Loopback, listener.LocalEndpoint);
        plant(relay.Faults);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, relay.Port).WaitAsync(Patience);
        using var received = new MemoryStream();
        var receiving = client.GetStream().CopyToAsync(received);
        using (var server = await listener.AcceptTcpClientAsync().WaitAsync(Patience))
        {
            await server.GetStream().WriteAsync((byte[])[.. Before, .. Committed, .. After]);
            if (meanwhile is not null)
                await meanwhile(relay.Faults).WaitAsync(Patience);
        }
        await receiving.WaitAsync(Patience);
        return received.ToArray();
    }

    private static byte[] Message(char type, string text) => [(byte)type, .. BitConverter.GetBytes(IPAddress.HostToNetworkOrder(text.Length + 4)), .. Encoding.ASCII.GetBytes(text)];
}
