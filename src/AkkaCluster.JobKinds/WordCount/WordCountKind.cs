using System.Globalization;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.WordCount;

/// <summary>Counts the words of files, a piece of a file a task, and lists them by frequency.</summary>
/// <param name="maxOutput">The most bytes that a task may put out on a worker: a piece of distinct words puts out up to twice its own size.</param>
public sealed class WordCountKind(int maxOutput = BuiltInKinds.UsualMaxOutput) : JobKind
{
    private const long UsualPieceSize = 4 * 1024 * 1024;
    private const int OutputOfAByte = 2;

    public override string Name => "wordcount";

    public override string Description => "Counts the words of files, as Unicode tells words; large files are split at line ends.";

    public override ParameterSchema Parameters { get; } = new(
        new ParameterDefinition("pieceSize", ParameterType.Integer, "Bytes of a file that make a task.")
        {
            Default = Math.Min(UsualPieceSize, maxOutput / OutputOfAByte).ToString(CultureInfo.InvariantCulture),
            Minimum = 1,
            Maximum = maxOutput / OutputOfAByte,
        },
        new ParameterDefinition("top", ParameterType.Integer, "How many words are listed, the most frequent first; 0 for all.") { Default = "0", Minimum = 0 });

    public override ValueTask<InputPlan> PlanAsync(PlanRequest request, CancellationToken cancellation)
    {
        var pieceSize = request.Parameters.GetInteger("pieceSize");
        if (request is { Source: InputSource.None, Files.Count: > 0 })
            return ValueTask.FromResult(InputPlan.Lines(request.Files.SelectMany(file => FileSplitter.Split(FilePiece.Attached + file.Name, file.Size, pieceSize)).Select(piece => piece.ToLine())));
        if (request.Source is not InputSource.Files files || request.Files.Count > 0)
            throw new PlanException("A job of kind 'wordcount' wants files as its inputs: paths, folders or globs on storage that all nodes share, or no inputs and files that come with it.");
        var found = request.Roots.Find(files.Globs, cancellation);
        return ValueTask.FromResult(InputPlan.Lines(found.SelectMany(path => FileSplitter.Split(path, new FileInfo(path).Length, pieceSize)).Select(piece => piece.ToLine())));
    }

    public override ITaskHandler CreateHandler(JobParameters parameters) => new WordCountHandler();

    public override IReducer CreateReducer(JobParameters parameters) => new WordCountReducer(parameters.GetInteger("top"));
}
