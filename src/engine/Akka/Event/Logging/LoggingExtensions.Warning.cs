namespace Akka.Event;

public static partial class LoggingExtensions
{
    /// <summary>Logs warning.</summary>
    public static void Warning(this ILoggingAdapter log, string format)
    {
        if (log.IsEnabled(LogLevel.WarningLevel)) log.Log(LogLevel.WarningLevel, null!, format);
    }

    /// <summary>Logs warning: a template with its arguments, formatted only where somebody reads it.</summary>
    public static void Warning(this ILoggingAdapter log, string format, object[] args)
    {
        if (log.IsEnabled(LogLevel.WarningLevel)) log.Log(LogLevel.WarningLevel, null!, new LogValues(log.Formatter, format, args));
    }

    /// <summary>Logs warning: a template with its arguments, formatted only where somebody reads it.</summary>
    public static void Warning<T1>(this ILoggingAdapter log, string format, T1 arg1)
    {
        if (log.IsEnabled(LogLevel.WarningLevel)) log.Log(LogLevel.WarningLevel, null!, new LogValues(log.Formatter, format, [arg1!]));
    }

    /// <summary>Logs warning: a template with its arguments, formatted only where somebody reads it.</summary>
    public static void Warning<T1, T2>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2)
    {
        if (log.IsEnabled(LogLevel.WarningLevel)) log.Log(LogLevel.WarningLevel, null!, new LogValues(log.Formatter, format, [arg1!, arg2!]));
    }

    /// <summary>Logs warning: a template with its arguments, formatted only where somebody reads it.</summary>
    public static void Warning<T1, T2, T3>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3)
    {
        if (log.IsEnabled(LogLevel.WarningLevel)) log.Log(LogLevel.WarningLevel, null!, new LogValues(log.Formatter, format, [arg1!, arg2!, arg3!]));
    }

    /// <summary>Logs warning: a template with its arguments, formatted only where somebody reads it.</summary>
    public static void Warning<T1, T2, T3, T4>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
    {
        if (log.IsEnabled(LogLevel.WarningLevel)) log.Log(LogLevel.WarningLevel, null!, new LogValues(log.Formatter, format, [arg1!, arg2!, arg3!, arg4!]));
    }

    /// <summary>Logs warning: a template with its arguments, formatted only where somebody reads it.</summary>
    public static void Warning<T1, T2, T3, T4, T5>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
    {
        if (log.IsEnabled(LogLevel.WarningLevel)) log.Log(LogLevel.WarningLevel, null!, new LogValues(log.Formatter, format, [arg1!, arg2!, arg3!, arg4!, arg5!]));
    }

    /// <summary>Logs warning: a template with its arguments, formatted only where somebody reads it.</summary>
    public static void Warning<T1, T2, T3, T4, T5, T6>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6)
    {
        if (log.IsEnabled(LogLevel.WarningLevel)) log.Log(LogLevel.WarningLevel, null!, new LogValues(log.Formatter, format, [arg1!, arg2!, arg3!, arg4!, arg5!, arg6!]));
    }

    /// <summary>Logs warning with an exception.</summary>
    public static void Warning(this ILoggingAdapter log, Exception cause, string format)
    {
        if (log.IsEnabled(LogLevel.WarningLevel)) log.Log(LogLevel.WarningLevel, cause, format);
    }

    /// <summary>Logs warning with an exception: a template with its arguments, formatted only where somebody reads it.</summary>
    public static void Warning(this ILoggingAdapter log, Exception cause, string format, object[] args)
    {
        if (log.IsEnabled(LogLevel.WarningLevel)) log.Log(LogLevel.WarningLevel, cause, new LogValues(log.Formatter, format, args));
    }

    /// <summary>Logs warning with an exception: a template with its arguments, formatted only where somebody reads it.</summary>
    public static void Warning<T1>(this ILoggingAdapter log, Exception cause, string format, T1 arg1)
    {
        if (log.IsEnabled(LogLevel.WarningLevel)) log.Log(LogLevel.WarningLevel, cause, new LogValues(log.Formatter, format, [arg1!]));
    }

    /// <summary>Logs warning with an exception: a template with its arguments, formatted only where somebody reads it.</summary>
    public static void Warning<T1, T2>(this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2)
    {
        if (log.IsEnabled(LogLevel.WarningLevel)) log.Log(LogLevel.WarningLevel, cause, new LogValues(log.Formatter, format, [arg1!, arg2!]));
    }

    /// <summary>Logs warning with an exception: a template with its arguments, formatted only where somebody reads it.</summary>
    public static void Warning<T1, T2, T3>(this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3)
    {
        if (log.IsEnabled(LogLevel.WarningLevel)) log.Log(LogLevel.WarningLevel, cause, new LogValues(log.Formatter, format, [arg1!, arg2!, arg3!]));
    }

    /// <summary>Logs warning with an exception: a template with its arguments, formatted only where somebody reads it.</summary>
    public static void Warning<T1, T2, T3, T4>(this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
    {
        if (log.IsEnabled(LogLevel.WarningLevel)) log.Log(LogLevel.WarningLevel, cause, new LogValues(log.Formatter, format, [arg1!, arg2!, arg3!, arg4!]));
    }

    /// <summary>Logs warning with an exception: a template with its arguments, formatted only where somebody reads it.</summary>
    public static void Warning<T1, T2, T3, T4, T5>(this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
    {
        if (log.IsEnabled(LogLevel.WarningLevel)) log.Log(LogLevel.WarningLevel, cause, new LogValues(log.Formatter, format, [arg1!, arg2!, arg3!, arg4!, arg5!]));
    }

    /// <summary>Logs warning with an exception: a template with its arguments, formatted only where somebody reads it.</summary>
    public static void Warning<T1, T2, T3, T4, T5, T6>(this ILoggingAdapter log, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6)
    {
        if (log.IsEnabled(LogLevel.WarningLevel)) log.Log(LogLevel.WarningLevel, cause, new LogValues(log.Formatter, format, [arg1!, arg2!, arg3!, arg4!, arg5!, arg6!]));
    }
}
