using System.Globalization;
using System.Text;
using AkkaCluster.MultiNode.TestKit.Conductor;

namespace AkkaCluster.MultiNode.TestKit.Execution;

/// <summary>One run of a multi-node test: a process for each role and the conductor between them. When it is disposed of, no process is left.</summary>
internal sealed class MultiNodeRun : IDisposable
{
    /// <summary>How long the other nodes may go on when one has failed: enough to fail at their next barrier and say so.</summary>
    private static readonly TimeSpan GraceAfterFailure = TimeSpan.FromSeconds(10);

    private readonly NodeProgram _program;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    private readonly ConductorServer _conductor;
    private readonly List<NodeProcess> _nodes = [];
    private readonly string _logs;

    public MultiNodeRun(NodeProgram program, TimeSpan timeout, TimeProvider clock)
    {
        _program = program;
        _timeout = timeout;
        _clock = clock;
        _conductor = new ConductorServer(program.Roles, KillOnPurpose, Pause, clock);
        _logs = Path.Combine(Path.GetDirectoryName(program.Assembly)!, "multinode-logs", $"{program.Class}.{program.Method}");
        Directory.CreateDirectory(_logs);
    }

    /// <summary>Where the nodes' output is.</summary>
    public string Output => $"Output of the nodes: {_logs}\n";

    /// <summary>Runs all nodes to their end; returns null, or the account of what failed.</summary>
    public async Task<string?> Run(CancellationToken cancelled)
    {
        for (var i = 0; i < _program.Roles.Count; i++) _nodes.Add(Start(i));
        var ended = _nodes.ConvertAll(Follow);
        var all = Task.WhenAll(ended);
        var firstFailure = FirstFailure(ended);
        string? reason = null;
        try
        {
            await Task.WhenAny(all, firstFailure).WaitAsync(_timeout, _clock, cancelled);
            await all.WaitAsync(GraceAfterFailure, _clock, cancelled);
        }
        catch (TimeoutException)
        {
            var left = string.Join(", ", _nodes.Where(node => node.ExitCode is null).Select(node => node.Role));
            reason = firstFailure.IsCompleted ? null : $"it did not end within {_timeout.TotalSeconds} s; still running: {left}";
        }
        var account = _conductor.Account();
        foreach (var node in _nodes) node.Kill(reason is null ? "another node had failed" : "the time was up");
        await all;
        return Judge(reason, account);
    }

    public void Dispose()
    {
        foreach (var node in _nodes) node.Dispose();
        _conductor.Dispose();
    }

    private NodeProcess Start(int index)
    {
        var role = _program.Roles[index];
        return new NodeProcess(role, Path.Combine(_logs, $"{role}.log"), _program.Command(
            $"multinode.index={index}", $"multinode.role={role}", $"multinode.max-nodes={_program.Roles.Count}", "multinode.host=127.0.0.1", "multinode.port=0",
            "multinode.server-host=127.0.0.1", $"multinode.server-port={_conductor.EndPoint.Port.ToString(CultureInfo.InvariantCulture)}"));
    }

    /// <summary>Waits for a node's end; true when it is one that the test is content with.</summary>
    private async Task<bool> Follow(NodeProcess node)
    {
        await node.Exited;
        var expected = node.ExitCode == 0 || _conductor.Removed.Contains(node.Role);
        if (!_conductor.Removed.Contains(node.Role))
            _conductor.Lose(node.Role, node.ExitCode == 0 ? "has finished its test" : $"has ended ({node.State})");
        return expected;
    }

    private static async Task FirstFailure(IEnumerable<Task<bool>> nodes)
    {
        await foreach (var node in Task.WhenEach(nodes))
            if (!await node) return;
    }

    private void KillOnPurpose(string role) => _nodes.Find(node => node.Role == role)?.Kill("the test asked for it");

    private void Pause(string role, bool paused) => _nodes.Find(node => node.Role == role)?.Pause(paused);

    private string? Judge(string? reason, string account)
    {
        var bad = _nodes.FindAll(node => node.ExitCode != 0 && !_conductor.Removed.Contains(node.Role));
        if (bad.Count == 0 && reason is null) return null;
        reason ??= string.Join(", ", bad.Where(node => node.Killed is null).Select(node => $"node '{node.Role}' failed ({node.State})"));
        var text = new StringBuilder($"The multi-node test {_program.Class}.{_program.Method} failed: {reason}.\nWho stood where:\n{account}\n");
        foreach (var node in bad.Where(node => node.Failure.Length > 0)) text.Append($"\nNode '{node.Role}' says:\n{node.Failure}\n");
        foreach (var node in _nodes.OrderBy(node => node.ExitCode == 0))
            text.Append($"\n===== Node '{node.Role}' ({node.State}), end of {node.LogFile} =====\n{node.LastLines}\n");
        return text.ToString();
    }
}
