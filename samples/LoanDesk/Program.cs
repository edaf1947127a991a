using LoanDesk;
using Spectre.Console;

// Replays half a year of a bank's loan desk through the engine; ends with the funnel and says whether every count is right.
return await LoanDeskProgram.RunAsync(args, AnsiConsole.Console, Directory.GetCurrentDirectory());
