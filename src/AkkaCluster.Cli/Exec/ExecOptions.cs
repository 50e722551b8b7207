using System.Reflection;
using static AkkaCluster.Cli.Exec.ExecOption;

namespace AkkaCluster.Cli.Exec;

/// <summary>The options of <c>exec</c>, among them all that GNU parallel 20221122 has: what is parsed, what the help says, and what docs/EXEC.md is held against.</summary>
internal static class ExecOptions
{
    private const string Ssh = "The cluster's workers run the commands: there are no logins to name.";
    private const string Rsync = "Files travel through the cluster's store, not by rsync.";
    private const string Memory = "Use --memfree SIZE; and workers take no more work while their memory is fuller than akkacluster.worker.max-memory.";
    private const string Machine = "It is about one machine, and the commands run on the cluster's workers ('akkacluster cluster' lists them).";
    private const string Sql = "The job store keeps the job: --detach hands it in, 'akkacluster tasks JOB' reads it.";
    private const string Semaphore = "Use GNU parallel's own 'sem' on one machine.";
    private const string Fill = "Use -N N for so many arguments a command.";
    private const string Perl = "There is no Perl on the way: use {} {.} {/} {//} {/.} {n}, or let the command compute it.";
    private const string Shell = "Run it in your shell, around akkacluster exec.";
    private const string Retired = "GNU parallel has given it up too.";

    // Inputs
    public static readonly ExecOption ArgFile = As("FILE", "A file with one input a line, - for standard input; several are sources to combine.", "--arg-file", "-a", "--argfile", "--lines");
    public static readonly ExecOption Null = As(null, "A null character ends each input.", "--null", "-0");
    public static readonly ExecOption Delimiter = Differs("CHARACTER", "What ends each input: one character, or \\t \\n \\0.", "--delimiter", "-d");
    public static readonly ExecOption ColSep = Differs("REGEXP", "Cuts each input into columns {1} {2} …; the expression is .NET's.", "--colsep", "-C", "--col-sep");
    public static readonly ExecOption Trim = As("n|l|r|lr|rl", "White space to take off inputs; rl with --colsep.", "--trim");
    public static readonly ExecOption MaxReplaceArgs = As("N", "So many inputs a command; with --pipe so many records.", "--max-replace-args", "-N", "--maxreplaceargs", "--max-args", "-n", "--maxargs");
    public static readonly ExecOption Link = As(null, "Takes the sources side by side; shorter ones begin anew.", "--link", "--xapply");
    public static readonly ExecOption NoRunIfEmpty = As(null, "Leaves out inputs that are blank.", "--no-run-if-empty", "-r", "--norunifempty");
    public static readonly ExecOption EofWord = As("WORD", "Inputs end at this one.", "-E");
    public static readonly ExecOption ArgSep = As("WORD", "Stands for ':::'.", "--arg-sep", "--argsep");
    public static readonly ExecOption ArgFileSep = As("WORD", "Stands for '::::'.", "--arg-file-sep", "--argfilesep");
    public static readonly ExecOption Pipe = As(null, "Divides standard input into blocks, each the standard input of a command.", "--pipe", "--spreadstdin");
    public static readonly ExecOption Block = Differs("SIZE", "Size of a block (k, M with --pipe): 512k if not given, and at most that.", "--block", "--block-size", "--blocksize");
    public static readonly ExecOption RecStart = As("TEXT", "What records begin with.", "--recstart");
    public static readonly ExecOption RecEnd = As("TEXT", "What records end with; a line end if neither is given.", "--recend");

    // Commands
    public static readonly ExecOption Quote = As(null, "Takes the words of the command as they are, for no shell to read.", "--quote", "-q");
    public static readonly ExecOption ReplaceString = As("TEXT", "Stands for {}.", "-I");
    public static readonly ExecOption ExtensionReplace = As("TEXT", "Stands for {.}.", "--extensionreplace", "--er");
    public static readonly ExecOption BasenameReplace = As("TEXT", "Stands for {/}.", "--basenamereplace", "--bnr");
    public static readonly ExecOption DirnameReplace = As("TEXT", "Stands for {//}.", "--dirnamereplace", "--dnr");
    public static readonly ExecOption BasenameExtensionReplace = As("TEXT", "Stands for {/.}.", "--basenameextensionreplace", "--bner");
    public static readonly ExecOption SeqReplace = As("TEXT", "Stands for {#}.", "--seqreplace");
    public static readonly ExecOption SlotReplace = Differs("TEXT", "Stands for {%}.", "--slotreplace");
    public static readonly ExecOption Plus = Differs(null, "Knows {..} {...} {/..} {/...} {+/} {+.} {+..} {+...} too; those that compute are not there.", "--plus");
    public static readonly ExecOption Environment = Differs("NAME", "Hands the variable on; the workers' configuration names those that may be set. Not _ and no functions.", "--env");
    public static readonly ExecOption WorkDir = Differs("FOLDER", "Where the commands run, seen from here; this folder if not given. With files that travel, a path below each command's own folder, which it is if not given, or with '...' or '.'.", "--workdir", "--wd", "--work-dir", "--directory");
    public static readonly ExecOption Nice = As("N", "Niceness of the commands.", "--nice");
    public static readonly ExecOption Stdin = Own(null, "Gives each input to its command on standard input, as a line.", "--stdin");

    // Files
    public static readonly ExecOption TransferFile = Differs("FILE", "Gives each command this file, placeholders filled in, in a folder of its own; of a folder all that is in it, where links to folders are not followed. Relative, or with /./ before what is kept of the path.", "--transferfile", "--tf", "--transfer-file", "--transfer-files", "--transferfiles");
    public static readonly ExecOption Transfer = Differs(null, "As --transferfile {}.", "--transfer");
    public static readonly ExecOption Return = Differs("FILE", "Brings this file of each command's folder here, placeholders filled in; one that is not there is told on standard error, and changes no exit code.", "--return");
    public static readonly ExecOption Cleanup = Differs(null, "Deletes the folder of a command when it has ended; without, it goes when the job has.", "--cleanup");
    public static readonly ExecOption TransferReturnCleanup = Differs("FILE", "As --transferfile {} --return FILE --cleanup.", "--trc");
    public static readonly ExecOption BaseFile = Differs("FILE", "Brings this file to each worker that runs a command, once; all commands there have a link to it. As a path and of folders as --transferfile, and deleted when the job has ended.", "--basefile", "--bf");

    // Outputs
    public static readonly ExecOption KeepOrder = Differs(null, "Outputs in order of the inputs: so unless said otherwise.", "--keep-order", "-k", "--keeporder");
    public static readonly ExecOption NoKeepOrder = As(null, "Outputs as commands end.", "--no-keep-order", "--nokeeporder", "--nok", "--no-k");
    public static readonly ExecOption Group = As(null, "The output of each command in one piece: so unless said otherwise.", "--group");
    public static readonly ExecOption Ungroup = Differs(null, "As --no-keep-order: the output of a command comes when it has ended.", "--ungroup", "-u");
    public static readonly ExecOption LineBuffer = Differs(null, "As --no-keep-order, with -k in order: the output of a command comes when it has ended.", "--line-buffer", "--lb", "--line-buffered", "--linebuffer", "--linebuffered");
    public static readonly ExecOption Tag = As(null, "Puts the input and a tab before each line.", "--tag");
    public static readonly ExecOption TagString = As("TEXT", "Puts this and a tab before each line; placeholders are filled in.", "--tagstring", "--tag-string");
    public static readonly ExecOption Results = Differs("FOLDER", "Writes outputs to files under it, here, and not to standard output; no .csv, .tsv and .json.", "--results", "--result", "--res");
    public static readonly ExecOption JobLog = Differs("FILE", "Writes a line for each command that has ended; Host is the worker.", "--joblog", "--jl");
    public static readonly ExecOption Verbose = As(null, "Writes the command before its output.", "-v");
    public static readonly ExecOption Trace = Differs(null, "Writes the command to standard error before its output, not when it starts.", "--verbose", "-t");
    public static readonly ExecOption Silent = As(null, "Does not write commands: so unless said otherwise.", "--silent");
    public static readonly ExecOption DryRun = As(null, "Writes the commands and runs none; no cluster is needed.", "--dry-run", "--dryrun", "--dr");
    public static readonly ExecOption Bar = Differs(null, "Shows progress on a terminal, as a bar of its own looks.", "--bar");
    public static readonly ExecOption Eta = Differs(null, "As --bar.", "--eta");
    public static readonly ExecOption Progress = Differs(null, "As --bar.", "--progress");

    // Control
    public static readonly ExecOption Jobs = Differs("N", "So many commands of this run at once in the whole cluster; 0, 100% and none: as many as there are slots. No +N, -N and files.", "--jobs", "-j", "--max-procs", "-P", "--maxprocs");
    public static readonly ExecOption Delay = Differs("DURATION", "Time between starts in the whole cluster; not 'auto'.", "--delay");
    public static readonly ExecOption Timeout = Differs("DURATION", "How long one try may take, or with % a share of the median of the commands on that worker; killed by KILL at once.", "--timeout", "--time-limit");
    public static readonly ExecOption Retries = Differs("N", "How often a command is tried; with a pause that grows.", "--retries", "--max-attempts");
    public static readonly ExecOption Halt = Differs("WHEN,WHY", "now|soon,fail|success|done=N|N%: when to end the run. What ends while the word is on its way may run, and is left out.", "--halt", "--halt-on-error", "--haltonerror");
    public static readonly ExecOption MemFree = Differs("SIZE", "A worker with less memory free (k, M, G, T; K, m as parallel) starts no command of this run; with less than half, the youngest there is killed and put back, which is none of its --retries.", "--memfree");
    public static readonly ExecOption Resume = As(null, "Leaves out what the --joblog has.", "--resume");
    public static readonly ExecOption ResumeFailed = As(null, "Leaves out what the --joblog has as done.", "--resume-failed", "--resumefailed");
    public static readonly ExecOption RetryFailed = As(null, "Runs the commands again that the --joblog has as failed.", "--retry-failed", "--retryfailed");
    public static readonly ExecOption Detach = Own(null, "Hands the job in, writes its id and ends; commands that fail are failed tasks of the job.", "--detach");
    public static readonly ExecOption AnyExitCode = Own(null, "Counts a command that ends with another exit code than 0 as done.", "--any-exit-code");
    public static readonly ExecOption FailFast = Own(null, "As --halt now,fail=1.", "--fail-fast");
    public static readonly ExecOption Priority = Own("0-9", "Greater is sooner.", "--priority");
    public static readonly ExecOption Key = Own("TEXT", "Idempotency key: two submissions of one key are one job.", "--key");
    public static readonly ExecOption Name = Own("NAME", "What to call the job.", "--name");
    public static readonly ExecOption At = Own("TIME", Commands.StartText.AtHelp, "--at");
    public static readonly ExecOption In = Own("DURATION", Commands.StartText.InHelp, "--in");
    public static readonly ExecOption After = Own("JOB", Commands.StartText.AfterHelp, "--after");
    public static readonly ExecOption Queue = Own("NAME", Commands.JobOptions.QueueHelp, "--queue");
    public static readonly ExecOption Requires = Own("NAME=VALUE,…", Commands.JobOptions.RequiresHelp, "--requires");
    public static readonly ExecOption Label = Own("NAME=VALUE", "A label; may be given several times.", "--label");

    // Without effect
    public static readonly IReadOnlyList<ExecOption> Idle =
    [
        As(null, "Needs not be said.", "--gnu"),
        As(null, "Needs not be said: there are no profiles.", "--plain"),
        As(null, "Needs not be said.", "--will-cite", "--willcite", "--nn", "--nonotice", "--no-notice"),
    ];

    public static readonly IReadOnlyList<ExecOption> AllRefused =
    [
        Refused("LOGIN", Ssh, "--sshlogin", "-S"), Refused("FILE", Ssh, "--sshloginfile", "--slf"), Refused("COMMAND", Ssh, "--ssh"), Refused("DURATION", Ssh, "--ssh-delay", "--sshdelay"),
        Refused(null, Ssh, "--controlmaster", "-M"), Refused(null, Ssh, "--hostgroups", "--hgrp", "--hostgrp", "--hostgroup"), Refused(null, Ssh, "--filter-hosts", "--filterhosts", "--filter-host"),
        Refused(null, "A task runs on one worker, not on all.", "--onall"), Refused(null, "A task runs on one worker, not on all.", "--nonall"),
        Refused("OPTIONS", Rsync, "--rsync-opts", "--rsyncopts"), Refused("FILE=REPL", "Make the files of the template before, and name them with --transferfile.", "--template", "--tmpl"), Refused("SIZE", Memory, "--memsuspend"),
        Refused("LOAD", "Workers run as many commands as they have slots; -j N makes it fewer.", "--load"), Refused(null, Memory, "--noswap"),
        Refused("COMMAND", "Pause the job by hand: 'akkacluster pause JOB'.", "--limit"),
        Refused(null, Machine, "--number-of-cpus", "--numberofcpus"), Refused(null, Machine, "--number-of-cores", "--numberofcores"), Refused(null, Machine, "--number-of-sockets", "--numberofsockets"), Refused(null, Machine, "--number-of-threads", "--numberofthreads"),
        Refused(null, Machine, "--use-sockets-instead-of-threads", "--usesocketsinsteadofthreads"), Refused(null, Machine, "--use-cores-instead-of-threads", "--usecoresinsteadofthreads"), Refused(null, Machine, "--use-cpus-instead-of-cores", "--usecpusinsteadofcores"),
        Refused(null, Machine, "--max-line-length-allowed", "--maxlinelengthallowed"), Refused(null, Machine, "--show-limits", "--showlimits"), Refused("FOLDER", Machine, "--tmpdir", "--tempdir"),
        Refused(null, Machine, "--compress"), Refused("PROGRAM", Machine, "--compress-program", "--use-compress-program", "--usecompressprogram", "--compressprogram"), Refused("PROGRAM", Machine, "--decompress-program", "--use-decompress-program", "--usedecompressprogram", "--decompressprogram"),
        Refused(null, "Commands run on workers, which have no terminal.", "--tty"), Refused(null, "Commands run on workers, which have no terminal.", "--open-tty", "-o"), Refused(null, "Commands run on workers, which have no terminal.", "--tmux"),
        Refused(null, "Commands run on workers, which have no terminal.", "--tmuxpane", "--tmux-pane"), Refused(null, "Look at the commands with --dry-run first.", "--interactive", "-p"), Refused(null, "Outputs come when commands have ended: --bar shows progress.", "--latest-line", "--ll", "--latestline"),
        Refused("URL", Sql, "--sql"), Refused("URL", Sql, "--sql-master", "--sqlmaster"), Refused("URL", Sql, "--sql-worker", "--sqlworker"), Refused("URL", Sql, "--sql-and-worker", "--sqlandworker"),
        Refused(null, Semaphore, "--semaphore"), Refused("NAME", Semaphore, "--semaphore-name", "--semaphorename", "--id"), Refused("SECONDS", Semaphore, "--semaphore-timeout", "--semaphoretimeout", "--st"), Refused(null, Semaphore, "--fg"), Refused(null, "--detach hands a job in and ends.", "--bg"), Refused(null, "'akkacluster watch JOB' waits for a job.", "--wait"),
        Refused(null, Fill, "-X"), Refused(null, Fill, "-m"), Refused(null, Fill, "--xargs"), Refused("N", Fill, "-L"), Refused(null, Fill, "--max-lines", "-l", "--maxlines"), Refused("N", Fill, "--max-chars", "-s", "--maxchars"), Refused(null, Fill, "--exit", "-x"),
        Refused(null, "Use -E WORD.", "--eof", "-e"), Refused(null, "Use -I TEXT.", "--replace", "-i"),
        Refused("TAG EXPRESSION", Perl, "--rpl"), Refused("TEXT", Perl, "--parens"), Refused("EXPRESSION", Perl, "--filter"), Refused("EXPRESSION", Perl, "--group-by", "--groupby"), Refused("EXPRESSION", Perl, "--shard"), Refused("EXPRESSION", Perl, "--bin"),
        Refused("REGEXP", "Take the first line off before, and name columns {1} {2} ….", "--header"), Refused(null, "Take the first line off before, with tail -n +2.", "--skip-first-line", "--skipfirstline"), Refused(null, "Use --colsep , for simple tables.", "--csv"), Refused(null, "Shuffle the inputs before, with shuf.", "--shuf"),
        Refused(null, "Use --pipe.", "--pipe-part", "--pipepart"), Refused(null, "Use --pipe.", "--round-robin", "--round", "--roundrobin"), Refused(null, "Use tee before.", "--tee"), Refused("DURATION", "A block is handed in when it is full.", "--block-timeout", "--blocktimeout", "--bt"),
        Refused(null, "Name the texts of --recstart and --recend.", "--regexp", "--regex"), Refused(null, "Take separators off in the command.", "--remove-rec-sep", "--removerecsep", "--rrs"), Refused(null, "Let the command read standard input.", "--cat"), Refused(null, "Let the command read standard input.", "--fifo"),
        Refused(null, "Use --results FOLDER.", "--files", "--output-as-files", "--outputasfiles"), Refused(null, "Standard output is what commands write.", "--color", "--colour"), Refused(null, "Standard output is what commands write.", "--color-failed", "--cf", "--colour-failed", "--colorfailed", "--colourfailed", "--color-fail", "--colour-fail", "--colorfail", "--colourfail"), Refused(null, "Use --tag.", "--ctag"), Refused("TEXT", "Use --tagstring.", "--ctagstring", "--ctag-string"),
        Refused("N", "The number of inputs is known when the job is handed in.", "--total-jobs", "--total", "--totaljobs"), Refused("SEQUENCE", "Commands that take too long, or whose run is ended, are killed with all that they started.", "--term-seq", "--termseq"), Refused("NAME", "It is $PARALLEL_JOBSLOT.", "--process-slot-var", "--processslotvar"),
        Refused(null, Shell, "--shell-quote", "--shellquote", "--shell_quote"), Refused("SHELL", "'akkacluster completion' writes it.", "--shell-completion", "--shellcompletion"), Refused(null, Shell, "--shebang", "--hashbang"), Refused(null, Shell, "--shebang-wrap"), Refused(null, Shell, "--embed"), Refused("TYPE,NAME", Shell, "--_parset"),
        Refused(null, Shell, "--session"), Refused(null, "Name the variables with --env NAME.", "--record-env", "--recordenv"), Refused("NAME", "There are no profiles.", "--profile", "-J"), Refused(null, "There are no profiles.", "--tollef"),
        Refused("VERSION", "'akkacluster --version' says it.", "--minversion", "--min-version"), Refused(null, "'akkacluster --version' says it.", "--version", "-V"), Refused("LEVEL", "'--json' and the nodes' logs say more.", "--debug", "-D"),
        Refused("N", "Use ':::+'.", "--linkinputsource", "--xapplyinputsource"), Refused(null, Retired, "--_pipe-means-argfiles"), Refused("X", Retired, "--_test"), Refused(null, Retired, "--bug"), Refused(null, Retired, "-Y"), Refused("X", Retired, "-U"), Refused("X", Retired, "-B"), Refused("X", Retired, "-W"), Refused("X", Retired, "-H"), Refused(null, Retired, "-T"),
        Refused(null, "Ctrl-C ends the job, a second one leaves it.", "--ctrl-c", "--ctrlc"), Refused(null, "Ctrl-C ends the job, a second one leaves it.", "--no-ctrl-c", "--no-ctrlc", "--noctrlc"),
    ];

    public static IReadOnlyList<ExecOption> All { get; } =
    [
        .. typeof(ExecOptions).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(ExecOption)).Select(field => (ExecOption)field.GetValue(null)!),
        .. Idle,
        .. AllRefused,
    ];
}
