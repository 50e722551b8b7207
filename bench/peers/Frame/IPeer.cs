namespace AkkaCluster.Peers.Frame;

/// <summary>Something that spreads tasks over processes. What it has nothing for it says with null.</summary>
internal interface IPeer : ISubject
{
    /// <summary>Tasks that each peer runs at once, over two processes, unless its setup says otherwise.</summary>
    const int Slots = 4;

    /// <summary>After which a supervisor starts again what has ended.</summary>
    static readonly TimeSpan SupervisorDelay = TimeSpan.FromSeconds(1);

    /// <summary>Tasks that do nothing, handed in together, until the last has an outcome; in seconds.</summary>
    Task<double?> BulkAsync(int tasks);

    /// <summary>The same in chunks of 1,000.</summary>
    Task<double?> ChunksAsync(int tasks);

    /// <summary>Tasks that do nothing, each submitted and waited for, until the time is over.</summary>
    Task<Load?> SinglesAsync(int clients, TimeSpan time);

    /// <summary>A command for each number from 0, which comes as its last word, until all outputs are here.</summary>
    Task<Outputs> CommandsAsync(int count, params string[] words);

    /// <summary>Hands such commands in and does not wait; false where there is no such thing.</summary>
    Task<bool> BeginAsync(int count, params string[] words);

    /// <summary>SIGKILL to one of the processes that run tasks, with all that it started.</summary>
    Task KillWorkerAsync();

    /// <summary>SIGKILL to the process that hands tasks out, which a supervisor starts again where there is no other; null where there is no such process.</summary>
    Func<Task>? KillScheduler { get; }
}
