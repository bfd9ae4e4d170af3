using Monitoring.Cli.Backends;
using Spectre.Console;

namespace Monitoring.Cli.Doctor;

/// <summary>Walks a way and stops at the first break.</summary>
/// <param name="console">Where to say it.</param>
/// <param name="patient">The stack.</param>
internal sealed class Examination(IAnsiConsole console, Patient patient)
{
    /// <summary>Says what each step found.</summary>
    /// <returns>The worst of it.</returns>
    public async Task<Verdict> WalkAsync<TQuestion>(IEnumerable<IDoctorStep<TQuestion>> steps, TQuestion question, CancellationToken cancellation)
    {
        var worst = Verdict.Skipped;
        foreach (var step in steps)
        {
            var finding = await LookAsync(step, question, cancellation);
            finding.Show(console, step.Title);
            worst = finding.Verdict > worst ? finding.Verdict : worst;
            if (worst == Verdict.Broken)
                break;
        }

        return worst;
    }

    /// <summary>A part that does not answer is a finding, too.</summary>
    public async Task<Finding> LookAsync<TQuestion>(IDoctorStep<TQuestion> step, TQuestion question, CancellationToken cancellation)
    {
        try
        {
            return await step.LookAsync(patient, question, cancellation);
        }
        catch (UnreachableException e)
        {
            return Finding.Broken(e.Message, "does it run, and is this its address? docs/cli.md#where-it-looks says where addresses come from");
        }
        catch (BackendRefusedException e)
        {
            return Finding.Broken(e.Message, "it answers, and not to this question: is it what it is taken for, and of a version that the stack knows?");
        }
        catch (NotAllowedException e)
        {
            return Finding.Unknown(e.Message);
        }
        catch (ProblemsException e)
        {
            return Finding.Broken(e.Problems[0].ToString(), "say where it is: docs/cli.md#where-it-looks");
        }
    }
}
