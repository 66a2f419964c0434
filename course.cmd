@echo off
rem The course's command line on Windows. Builds lib\Course when its sources are newer than the last build.
setlocal
set "ROOT=%~dp0"
set "STATE=%ROOT%.course"
set "TOOL=%ROOT%lib\Course\bin\nuget\Release\net10.0\Course.dll"
set "STAMP=%STATE%\tool.nuget.stamp"
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1

where dotnet >nul 2>nul
if errorlevel 1 (
  echo course: the .NET SDK is not installed; install the .NET 10 SDK and try again. 1>&2
  exit /b 1
)
if not exist "%STATE%\logs" mkdir "%STATE%\logs"
if not exist "%STATE%\stack.props" (
  >"%STATE%\stack.props" echo ^<Project^>^<PropertyGroup^>^<Stack Condition="'$(Stack)' == ''"^>nuget^</Stack^>^</PropertyGroup^>^</Project^>
)

powershell -NoProfile -Command "$s = Get-Item -ErrorAction SilentlyContinue $env:STAMP; if (-not $s -or -not (Test-Path $env:TOOL)) { exit 1 }; $n = Get-ChildItem -Recurse -File -Include *.cs,*.csproj,*.props,*.targets,*.json (Join-Path $env:ROOT lib) | Where-Object { $_.FullName -notmatch '\\(bin|obj)\\' -and $_.LastWriteTime -gt $s.LastWriteTime }; if ($n) { exit 1 }"
if not errorlevel 1 goto run
echo building the course tool... 1>&2
dotnet build "%ROOT%lib\Course\Course.csproj" -c Release -p:Stack=nuget -nologo -v quiet -nodeReuse:false >"%STATE%\logs\tool.log" 2>&1
if errorlevel 1 (
  type "%STATE%\logs\tool.log" 1>&2
  echo course: the course tool does not build. 1>&2
  exit /b 1
)
type nul >"%STAMP%"

:run
dotnet "%TOOL%" %*
