using System.Globalization;

namespace AkkaCluster.Chaos.World;

/// <summary>What a process takes of the machine, as the kernel has it (proc(5)).</summary>
/// <param name="Resident">Memory that it has in MiB, pages in common with others included.</param>
/// <param name="Anonymous">Of it, memory that stands for no file, in MiB.</param>
/// <param name="Threads">Its threads.</param>
/// <param name="Handles">Open files and sockets.</param>
internal sealed record ProcessFigures(double Resident, double Anonymous, int Threads, int Handles)
{
    private const double KibInMib = 1024;

    /// <summary>Null where it has ended.</summary>
    public static ProcessFigures? Of(int process)
    {
        var folder = FormattableString.Invariant($"/proc/{process}");
        try
        {
            var status = File.ReadLines(folder + "/status").Select(line => line.Split([':', '\t', ' '], StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 1).ToDictionary(words => words[0], words => words[1]);
            return status.ContainsKey("VmRSS") ? new ProcessFigures(Number("VmRSS") / KibInMib, Number("RssAnon") / KibInMib, (int)Number("Threads"), Directory.GetFiles(folder + "/fd").Length) : null;

            double Number(string name) => double.Parse(status[name], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
